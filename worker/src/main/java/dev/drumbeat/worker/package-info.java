/**
 * The process that hosts the workers: the activities on their queues, and the loops that start and
 * wake workflows, apply webhook events, look after what was lost, and probe the providers. It keeps
 * no state; run as many as are needed.
 */
@NullMarked
package dev.drumbeat.worker;

import org.jspecify.annotations.NullMarked;
