package couplinglab.partner.importing;

import java.nio.ByteBuffer;

/** Where files are. Thread-safe. */
@FunctionalInterface
interface ObjectStore {
    /**
     * @throws Unavailable if it can't be read now
     * @throws FetchFailed if nobody knows whether it ever can
     */
    Fetched fetch(StoredObject object) throws Unavailable;

    /** What there is of an object. */
    sealed interface Fetched {

        /** All of it. */
        record Content(ByteBuffer bytes) implements Fetched {}

        /** Nothing, now and later. */
        record Refused(String reason) implements Fetched {}
    }
}
