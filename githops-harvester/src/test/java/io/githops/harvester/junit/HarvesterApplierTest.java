package io.githops.harvester.junit;

import io.githops.cluster.Applier;
import io.githops.cluster.LiveReader;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import org.junit.jupiter.api.AfterEach;

class HarvesterApplierTest extends ApplierContract {
    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester harvester = Harvester.over(embedded.transport());

    @AfterEach
    void close() {
        harvester.close();
        embedded.close();
    }

    @Override
    protected Applier applier() {
        return harvester;
    }

    @Override
    protected LiveReader live() {
        return harvester;
    }
}
