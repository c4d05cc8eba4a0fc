/** Texts, e-mails and calls: the gate, the slots, the rendering, and the providers' requests. */
@NullMarked
package dev.drumbeat.activities.messaging;

import org.jspecify.annotations.NullMarked;
