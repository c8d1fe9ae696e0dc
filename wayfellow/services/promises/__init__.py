"""What people who work here can do with promises. Each verb runs inside `acting_as`.

Every change is written together with its place in the promise's history, its audit event and its outbox event.
Source: design § 2.3, § 2.7.
"""
