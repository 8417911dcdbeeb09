"""The door of editors: Wagtail's own pages, under /cms/ alone."""
