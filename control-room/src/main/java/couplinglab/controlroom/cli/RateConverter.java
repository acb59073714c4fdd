package couplinglab.controlroom.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Orders a second, as far as this machine could make them. */
final class RateConverter implements ITypeConverter<Double> {
    private static final double MAX = 1000;

    @Override
    public Double convert(String value) {
        double rate = parse(value);
        if (!(rate >= 0 && rate <= MAX)) {
            throw new TypeConversionException("N must be from 0 to " + (int) MAX + ", not " + value);
        }
        return rate;
    }

    private static double parse(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + value + "' is not a number");
        }
    }
}
