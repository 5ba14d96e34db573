package io.githops.source.junit;

import io.githops.source.LastGoodSource;
import io.githops.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class LastGoodSourceContractTest extends SourceContract {
    @TempDir
    Path folder;

    @Override
    protected Source source() {
        return LastGoodSource.builder(Source.directory(folder))
                .deadline(Duration.ofMinutes(5))
                .build();
    }

    @Override
    protected void publish(Map<String, String> files) {
        FolderFiles.replace(folder, files);
    }
}
