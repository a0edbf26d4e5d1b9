"""How the examples of the rules are read: a finder for each phase, a module a room."""
