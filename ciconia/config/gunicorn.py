"""How gunicorn serves: few processes with threads, so that a pool of database connections is shared."""

import gc
import os
from pathlib import Path

wsgi_app = "ciconia.config.wsgi:application"
bind = os.environ.get("CICONIA_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("CICONIA_WEB_PROCESSES", "1"))
worker_class = "gthread"
threads = int(os.environ.get("CICONIA_WEB_THREADS", "4"))
preload_app = True
loglevel = "warning"
graceful_timeout = 5
# A heartbeat in a file on disk can block; memory cannot.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Its remote control would leave a socket in the home folder.
control_socket_disable = True


def when_ready(_server: object) -> None:
    """What was made at start stays; looking for rubbish in it, or after every few rows, costs each page."""
    gc.freeze()
    gc.set_threshold(10_000)
