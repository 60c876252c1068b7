"""The screen that leads through a routine, its dialogs and its pictures."""
