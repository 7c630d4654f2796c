package io.annals.conform;

import io.annals.figure.ReportedFigure;

/**
 * A figure with the indicator that it states.
 *
 * @param figure the figure as stated
 * @param indicatorCode code in the catalogue; empty where its name, unit and measure match no entry
 * @param indicatorName the catalogue's name, else the stated one
 * @param indicatorUnit unit of the indicator: the catalogue's, else the figure's own. For a change it is the unit of
 *     the level that moved where the catalogue knows it
 */
public record ConformedFigure(
        ReportedFigure figure, String indicatorCode, String indicatorName, String indicatorUnit) {}
