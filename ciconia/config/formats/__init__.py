"""How dates and numbers are written, where Django's own table says it otherwise than our readers: decision 0019."""
