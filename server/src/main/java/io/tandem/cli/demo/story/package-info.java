/**
 * The story the demo plays: a fictional online-learning company, 90 days of history and 60 days in
 * which product and operations meet every situation Tandem is made for. Pure and deterministic by
 * seed; each chapter plants its own exact figures.
 */
@NullMarked
package io.tandem.cli.demo.story;

import org.jspecify.annotations.NullMarked;
