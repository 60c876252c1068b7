# Takes from a keymap, as `dumpkeys` prints it, each key that leaves the console, restarts the machine, stops the
# screen, shows the kernel's state or turns the digits of the keypad off. Such a key then does nothing.
s/\b(Console_[0-9]+|Last_Console|Incr_Console|Decr_Console|KeyboardSignal|Spawn_Console|Boot|SAK)\b/VoidSymbol/g
s/\b(Scroll_Lock|Hold|Scroll_Forward|Scroll_Backward|Show_Memory|Show_State|Show_Registers)\b/VoidSymbol/g
s/\b(Bare_Num_Lock|Num_Lock|Break)\b/VoidSymbol/g
