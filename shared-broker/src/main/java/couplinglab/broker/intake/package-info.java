/** The loose way in, for every consumer: batches of raw messages, hidden while they are worked on and deleted by hand. */
@NullMarked
package couplinglab.broker.intake;

import org.jspecify.annotations.NullMarked;
