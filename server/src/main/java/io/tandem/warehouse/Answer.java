package io.tandem.warehouse;

import java.util.List;

/**
 * Rows of a query and the stream position they reflect.
 *
 * @param asOf everything up to here was seen, nothing behind it
 */
public record Answer<T>(List<T> rows, StreamPosition asOf) {}
