"""The database: where it is, who may enter as whom, and a server of our own where there is none."""
