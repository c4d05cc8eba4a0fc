/** SendGrid mail send and its signed event webhook. */
@NullMarked
package dev.drumbeat.simulator.sendgrid;

import org.jspecify.annotations.NullMarked;
