/** Files of orders become orders: each line is placed once, however often its file is announced. */
@NullMarked
package couplinglab.partner.importing;

import org.jspecify.annotations.NullMarked;
