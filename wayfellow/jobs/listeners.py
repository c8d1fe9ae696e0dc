"""Who listens to which event. A listener calls one service, as the machine, and may be told the same event twice.

By the name of the event, then by the listener's own name: it says in the record what is done, so it never changes.
"""

from __future__ import annotations

from wayfellow.services.delivery import Listeners
from wayfellow.services.renewing import remind_to_renew

LISTENERS: Listeners = {
    "relationship.began": {"remind to renew": remind_to_renew},
    "relationship.renewed": {"remind to renew": remind_to_renew},
}
