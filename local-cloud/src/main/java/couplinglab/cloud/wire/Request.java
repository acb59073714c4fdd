package couplinglab.cloud.wire;

import org.apache.pekko.util.ByteString;

/** A request, read to its end; headers that are not there are empty. */
record Request(String method, String target, String authorization, ByteString body) {}
