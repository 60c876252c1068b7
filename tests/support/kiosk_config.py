"""A file of the kiosk with every key in it."""

from __future__ import annotations

from coach.kiosk.config.pin import hash_pin

HASH = hash_pin("2468", bytes(16))
WHOLE_CONFIG = f"""# The kiosk at the front door.
content = "words"
clinic = "/etc/coach/clinic.toml"
languages = ["en", "es"]
printer = "Front-Desk"
print = false
voice = false
routines = ["chair"]
pin = "{HASH}"
counts = true
counts_folder = "../counts"
pages = 2

[times]
idle_s = 120
warning_s = 60
done_s = 40
exercise_start_s = 90
emergency_neutral_s = 240
emergency_s = 400
neutral_stays_s = 45
ring_gap_s = 60
print_gap_s = 30
staff_s = 120
sign_s = 30

[hours]
mon = "08:00-12:00, 13:00-18:00"
tue = "00:00-24:00"
wed = ""
thu = "08:30-17:15"
fri = "08:00-16:00"
sat = "09:00-12:00"
sun = ""

[alert]
command = ["/usr/local/bin/ring", "desk"]
seconds = 5

[screen]
inches = 32
capitals_mm = 10

[speech]
volume = 120
volume_step = 10
speed = 150
speed_step = 15
offer_min = 15
"""
