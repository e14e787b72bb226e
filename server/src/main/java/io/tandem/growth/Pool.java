package io.tandem.growth;

import io.tandem.shared.Names;
import java.util.List;

/**
 * A bounded resource that campaigns and projects share; never given out twice.
 *
 * @param key its name in paths; never changes
 * @param capacity all there is, in its unit
 * @param allocations in tier order, then by name
 * @param free not allocated now
 * @param shifts those in force and the newest ten that ended, newest first
 * @param version for {@code If-Match}; grows with each change of anything in it
 */
public record Pool(
    String key,
    Names names,
    PoolUnit unit,
    long capacity,
    List<Allocation> allocations,
    long free,
    List<PoolShift> shifts,
    long version) {}
