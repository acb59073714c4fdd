package couplinglab.partner.importing;

import couplinglab.broker.intake.IntakeConfiguration;
import io.awspring.cloud.autoconfigure.AwsClientProperties;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.s3.S3Client;

/** Only where there is an S3: without it no client is made, and nothing is received. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("partner.imports.enabled")
@Import(IntakeConfiguration.class)
class ImportingConfiguration {

    /** With the bucket in the path, which every S3 understands: its name in front needs a name server that knows it. */
    @Bean
    S3Client s3(
            AwsClientBuilderConfigurer configurer,
            S3 properties,
            ObjectProvider<AwsConnectionDetails> connection,
            ObjectProvider<AwsSyncClientCustomizer> customizers) {
        return configurer
                .configureSyncClient(
                        S3Client.builder(),
                        properties,
                        connection.getIfAvailable(),
                        Stream.empty(),
                        customizers.orderedStream())
                .forcePathStyle(true)
                .build();
    }

    @Bean
    OrderDesk orderDesk(ImportProperties properties) {
        return new RestOrderDesk(properties.orderService(), properties.orderTimeout());
    }

    @Bean
    LineRecords lineRecords(Imports imports) {
        return imports::add;
    }

    @Bean
    Patience patience(ImportProperties properties) {
        return new Patience(properties.firstPause(), properties.longestPause());
    }

    @Bean
    Importing importing(Imports imports, LineRecords records, S3Client s3, OrderDesk desk, Patience patience) {
        return new Importing(imports, records, new S3Objects(s3), desk, patience);
    }

    @ConfigurationProperties("spring.cloud.aws.s3")
    static final class S3 extends AwsClientProperties {}
}
