/** What an operator must look at: holds, poison in the inbox, held leads, budgets, lists. */
@NullMarked
package dev.drumbeat.api.operations;

import org.jspecify.annotations.NullMarked;
