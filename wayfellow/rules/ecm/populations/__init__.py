"""The Populations of Focus, one file each; `register` lists those that are evaluated."""
