"""What every part of the record stands on."""
