"""Events: who did what to whom, by the types of PLOVER."""
