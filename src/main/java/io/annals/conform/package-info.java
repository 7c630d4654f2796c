/**
 * Fourth stage: what a report says in its own words is brought to the shared dimensions: who issued it, which
 * administrative division, which year and kind of report, which catalogue indicator and unit each figure belongs to.
 */
package io.annals.conform;
