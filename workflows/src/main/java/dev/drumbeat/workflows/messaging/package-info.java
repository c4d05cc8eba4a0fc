/** The activities that send texts and e-mails and place calls. */
@NullMarked
package dev.drumbeat.workflows.messaging;

import org.jspecify.annotations.NullMarked;
