"""One module per page: each gives the whole text of its pages, and the same text whenever the code is the same."""
