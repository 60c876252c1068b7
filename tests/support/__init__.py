"""What tests are made of: visits, clocks, apps, terminals, browsers and printers."""
