"""What people who work here can do with the record of a person. Each verb runs inside `acting_as`."""
