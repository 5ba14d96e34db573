package io.githops.inventory;

import io.githops.diff.Inventory;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Inventories of any size, whose UIDs and digests cannot be compressed. */
final class Owned {
    private Owned() {}

    static Inventory resources(int count) {
        var random = new Random(count);
        Map<ResourceId, Inventory.Entry> entries = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(id(i), entry(i, random));
        }
        return Inventory.of(entries).atRevision("4f2d7c1a9b8e6f5d3c2b1a09f8e7d6c5b4a39281");
    }

    static ResourceId id(int number) {
        return new ResourceId("kubevirt.io", "VirtualMachine", "tenant-" + number % 50, "machine-" + number);
    }

    private static Inventory.Entry entry(int number, Random random) {
        return new Inventory.Entry(
                "v1",
                new UUID(random.nextLong(), random.nextLong()).toString(),
                "tenants/tenant-" + number % 50 + "/machines/machine-" + number + ".yaml",
                String.format("%016x%016x", random.nextLong(), random.nextLong()),
                "4f2d7c1a9b8e6f5d3c2b1a09f8e7d6c5b4a39281",
                "");
    }
}
