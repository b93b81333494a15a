"""The parts of a brief: each module but `lines`, `desk`, `wording` and `quoting` makes one section."""
