"""The documentation; the pages of `reference/` that follow from the code are written by `./run docs`."""
