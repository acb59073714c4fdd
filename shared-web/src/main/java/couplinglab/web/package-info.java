/** What every HTTP door of the lab does alike: foreign origins refused, bodies bounded, errors as problem documents, pages. */
@NullMarked
package couplinglab.web;

import org.jspecify.annotations.NullMarked;
