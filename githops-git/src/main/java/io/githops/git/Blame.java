package io.githops.git;

import io.githops.model.Position;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.TreeVisitor.Next;
import java.util.List;
import java.util.Optional;

/**
 * Who last touched the lines of a file, renames followed. Immutable.
 *
 * <pre>{@code
 * Blame blame = source.blame("main", "vms/web.yaml", Duration.ofSeconds(30));
 * System.out.println(blame.line(14).revision().commit().authorName());
 * }</pre>
 */
public final class Blame {
    private final String file;
    private final List<Line> lines;
    private final ValueLines values;
    private final String remark;

    /** @param remark empty when the history was at hand as far back as it matters */
    Blame(String file, List<Line> lines, String remark) {
        this.file = file;
        this.lines = List.copyOf(lines);
        this.values = new ValueLines(lines.stream().map(Line::text).toList());
        this.remark = remark;
    }

    /** The path from the root. */
    public String file() {
        return file;
    }

    /** The change of each line, in order. */
    public List<LineChange> lines() {
        return lines.stream().map(Line::change).toList();
    }

    /**
     * The change of a line.
     *
     * @param number one-based
     * @throws IllegalArgumentException when the file has no such line
     */
    public LineChange line(int number) {
        if (number < 1 || number > lines.size()) {
            throw new IllegalArgumentException(
                    file + ": found line " + number + "; expected one between 1 and " + lines.size());
        }
        return lines.get(number - 1).change();
    }

    /**
     * The newest change of the lines on which a resource is written.
     *
     * @throws IllegalArgumentException when the resource was not read from this file at the revision that is blamed
     */
    public LineChange of(Resource resource) {
        Position first = position(resource, FieldPath.root());
        return newest(first, last(resource, first));
    }

    /** The newest change of the lines on which the value at a position is written; empty when the file has no such line. */
    Optional<LineChange> at(Position position) {
        return position.line() < 1 || position.line() > lines.size()
                ? Optional.empty()
                : Optional.of(newest(position, position));
    }

    private LineChange newest(Position first, Position last) {
        Line newest = lines.get(first.line() - 1);
        for (Line line : lines.subList(first.line(), values.end(last.line(), last.column()))) {
            newest = line.committed() > newest.committed() ? line : newest;
        }
        return newest.change();
    }

    /** Whether no line is older than the history at hand. */
    public boolean isComplete() {
        return remark.isEmpty();
    }

    /** Why history does not reach far enough back; empty when it does. */
    public String remark() {
        return remark;
    }

    private Position position(Resource resource, FieldPath field) {
        Optional<Position> position = resource.position(field);
        if (position.isEmpty()
                || !position.get().file().equals(file)
                || position.get().line() > lines.size()) {
            throw new IllegalArgumentException(resource + " is at "
                    + position.map(Position::toString).orElse("no position") + "; expected one in " + file + " of "
                    + lines.size() + " lines");
        }
        return position.get();
    }

    /** Where the last of the resource's fields is written. */
    private static Position last(Resource resource, Position first) {
        Position[] last = {first};
        resource.tree().walk((place, value) -> {
            resource.position(place.get())
                    .filter(position -> position.line() > last[0].line())
                    .ifPresent(position -> last[0] = position);
            return Next.INSIDE;
        });
        return last[0];
    }

    @Override
    public String toString() {
        return file + " (" + lines.size() + " lines)" + (remark.isEmpty() ? "" : ", " + remark);
    }

    /**
     * What is known of a line.
     *
     * @param committed when the change was committed, in seconds of the epoch
     */
    record Line(LineChange change, int committed, String text) {}
}
