package couplinglab.cloud.wire;

import org.apache.pekko.util.ByteString;

/** An answer that is ready to be sent. */
record Answer(int status, String contentType, String requestId, ByteString body) {}
