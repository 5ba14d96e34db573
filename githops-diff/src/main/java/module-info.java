import org.jspecify.annotations.NullMarked;

/** What would change: the predicted outcome of an apply, told field by field and put in order. Pure: no input or output. */
@NullMarked
module io.githops.diff {
    requires transitive io.githops.model;
    requires static transitive org.jspecify;

    exports io.githops.diff;
    exports io.githops.diff.admission;
    exports io.githops.diff.apply;
    exports io.githops.diff.check;
    exports io.githops.diff.patch;
    exports io.githops.diff.rule;
    exports io.githops.export;
}
