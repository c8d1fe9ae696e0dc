"""The policy manual, executable: every table runs on both engines."""
