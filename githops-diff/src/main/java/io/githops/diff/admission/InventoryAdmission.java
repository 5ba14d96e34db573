package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import org.jspecify.annotations.Nullable;

/** Refuses two inventories of one machine. */
final class InventoryAdmission implements Webhooks {
    private static final long DEFAULT_PORT = 623;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.INVENTORY.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject inventory = new ApiObject(object);
        for (ApiObject other : HarvesterKind.INVENTORY.all(objects)) {
            if (!other.id().equals(inventory.id()) && address(other).equals(address(inventory))) {
                throw Webhook.SEEDER.internal(
                        "inventory-address-taken",
                        "spec.baseboardSpec.connection.host",
                        "management controller " + address(inventory) + " belongs to inventory "
                                + other.qualifiedName());
            }
        }
    }

    private static String address(ApiObject inventory) {
        Mapping connection = inventory.spec().mapping("baseboardSpec", "connection");
        long port =
                connection.get("port") instanceof Num number ? number.decimal().longValue() : DEFAULT_PORT;
        return connection.text("host").orElse("") + ":" + port;
    }
}
