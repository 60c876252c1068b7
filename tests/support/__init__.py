"""What tests share: made-up visits, clocks, and drivers of apps, terminals, browsers and printers."""
