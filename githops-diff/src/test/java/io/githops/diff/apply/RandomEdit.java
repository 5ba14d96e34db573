package io.githops.diff.apply;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes an object somewhere below its metadata and its other fields, in ways that may or may not make sense. */
final class RandomEdit {
    private static final List<Tree> VALUES = List.of(
            new Text("alpha"),
            new Text(""),
            Num.of(3),
            Num.of(-1),
            Bool.TRUE,
            Null.NULL,
            Mapping.empty(),
            Sequence.empty(),
            Mapping.of("name", new Text("alpha")),
            Sequence.of(Mapping.empty(), new Text("alpha"), Null.NULL));

    private final Random random;

    RandomEdit(long seed) {
        this.random = new Random(seed);
    }

    Mapping of(Mapping object) {
        Mapping edited = object;
        for (int i = random.nextInt(4); i > 0; i--) {
            edited = below(edited);
        }
        return edited;
    }

    private Mapping below(Mapping object) {
        List<String> names = object.names().stream()
                .filter(name -> !List.of("apiVersion", "kind", "managedFields", "uid", "name", "namespace")
                        .contains(name))
                .toList();
        return names.isEmpty() ? object : fieldOf(object, names.get(random.nextInt(names.size())));
    }

    private Mapping fieldOf(Mapping object, String name) {
        Tree value = object.get(name);
        boolean isDeeper = random.nextInt(4) > 0;
        if (isDeeper && value instanceof Mapping mapping && !mapping.isEmpty()) {
            return object.with(name, inMapping(mapping));
        }
        if (isDeeper && value instanceof Sequence list && !list.isEmpty()) {
            return object.with(name, inList(list));
        }
        return random.nextBoolean() || name.equals("metadata") ? object.with(name, any(value)) : object.without(name);
    }

    private Mapping inMapping(Mapping mapping) {
        return random.nextInt(6) == 0
                ? mapping.with("added", VALUES.get(random.nextInt(VALUES.size())))
                : below(mapping);
    }

    private Sequence inList(Sequence list) {
        int at = random.nextInt(list.size());
        List<Tree> items = new ArrayList<>(list.items());
        switch (random.nextInt(4)) {
            case 0 -> items.remove(at);
            case 1 -> items.add(items.get(at));
            case 2 -> Collections.shuffle(items, random);
            default -> items.set(at, items.get(at) instanceof Mapping item ? below(item) : any(items.get(at)));
        }
        return Sequence.of(items);
    }

    private Tree any(Tree old) {
        Tree value = VALUES.get(random.nextInt(VALUES.size()));
        return old instanceof Mapping && !(value instanceof Mapping) && random.nextBoolean() ? Mapping.empty() : value;
    }
}
