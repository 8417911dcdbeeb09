"""From short texts to vectors in which two languages meet. What follows from here runs on one BLAS thread."""

from ciconia.engine.encoder.threads import hold_to_one_thread

hold_to_one_thread()
