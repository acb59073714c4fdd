package couplinglab.cloud.delivery;

import java.time.Instant;

/** A parcel that is still to be delivered, and how often that was tried in vain. */
record StoredParcel(long id, Parcel parcel, Instant accepted, int failures) {}
