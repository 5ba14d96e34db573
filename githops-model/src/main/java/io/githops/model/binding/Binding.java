package io.githops.model.binding;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.githops.schema.Schema;
import io.githops.tree.Tree;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Moves trees into values of a type and back. Fields the type does not know are left out of the value; explicit nulls
 * are absent to it. Immutable and thread-safe.
 */
public final class Binding<T> {
    private final Class<T> type;
    private final ObjectReader reader;

    private Binding(Class<T> type) {
        this.type = type;
        reader = ViewMapper.MAPPER.readerFor(type);
    }

    public static <T> Binding<T> of(Class<T> type) {
        return new Binding<>(type);
    }

    /**
     * The value a tree holds.
     *
     * @throws UnboundException when a field does not fit the type
     * @throws IllegalArgumentException when the type can hold no tree at all
     */
    public T read(Tree tree) {
        if (type.isInstance(tree)) {
            return type.cast(tree);
        }
        try (var parser = new TreeParser(tree)) {
            parser.nextToken();
            T value = reader.readValue(parser);
            if (value == null) {
                throw UnboundException.nothing(type);
            }
            return value;
        } catch (InvalidDefinitionException e) {
            throw unbindable(e);
        } catch (IOException e) {
            throw UnboundException.of(e);
        }
    }

    /**
     * The tree that holds a value; absent and empty fields are left out.
     *
     * @throws IllegalArgumentException when the type cannot be written as a tree
     */
    public Tree write(T value) {
        if (value instanceof Tree tree) {
            return tree;
        }
        try (var generator = new TreeGenerator()) {
            ViewMapper.MAPPER.writeValue(generator, value);
            return generator.tree();
        } catch (IOException e) {
            throw unbindable(e);
        }
    }

    /**
     * A tree with the value in it edited. Only what the edit changed is written, so everything the type does not know
     * stays. The edit may change a value with setters in place, as what it is compared with is read anew.
     *
     * @param schema of the tree, for the keys of its lists
     * @return the same instance when the edit changed nothing
     * @throws UnboundException when a field does not fit the type
     * @throws IllegalArgumentException when the type cannot be written as a tree
     */
    public Tree edit(Tree tree, Schema schema, UnaryOperator<T> edit) {
        T after = Objects.requireNonNull(edit.apply(read(tree)), "the edited view");
        if (after instanceof Tree edited) {
            return edited.equals(tree) ? tree : edited;
        }
        T before = read(tree);
        return after.equals(before) ? tree : Merge.merge(tree, write(before), write(after), schema);
    }

    private IllegalArgumentException unbindable(IOException e) {
        String reason = e instanceof InvalidDefinitionException definition
                ? definition.getOriginalMessage()
                : "writing failed at " + UnboundException.pathOf(e);
        return new IllegalArgumentException(type.getName() + " cannot be bound to a tree: " + reason, e);
    }
}
