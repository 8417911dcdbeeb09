"""The product's command line. Nothing here imports Django before it is needed: help answers at once."""
