"""The kiosk as a process: hardened, restarted after a crash, and cleared of each visit."""
