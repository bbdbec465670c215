{{/* What the schema cannot say: what is missing, for what is enabled. Said once, before anything else. */}}
{{- define "lookback.checks" -}}
{{- $values := .Values -}}
{{- if not $values.image.registry -}}
  {{- fail "image.registry: missing (expected: where your images are, like registry.example.org; ./lookback images makes them, none are published)" -}}
{{- end -}}
{{- $names := list -}}
{{- range $values.environments -}}
  {{- if has .name $names -}}
    {{- fail (printf "environments: %s (expected: each once)" .name) -}}
  {{- end -}}
  {{- $names = append $names .name -}}
  {{- if gt (int (.lanes | default $values.lanes)) (int $values.kafka.topics.partitions) -}}
    {{- fail (printf "lanes of %s: %d (expected: at most kafka.topics.partitions, %d)" .name (int (.lanes | default $values.lanes)) (int $values.kafka.topics.partitions)) -}}
  {{- end -}}
{{- end -}}
{{- if and $values.kafka.sasl.mechanism (not $values.kafka.sasl.secret.name) -}}
  {{- fail "kafka.sasl.secret.name: missing (expected: the secret with user and password)" -}}
{{- end -}}
{{- range $instance := include "lookback.instances" . | fromYamlArray -}}
  {{- include "lookback.instanceChecks" (list $values $instance) -}}
{{- end -}}
{{- end -}}

{{- define "lookback.instanceChecks" -}}
{{- $values := index . 0 -}}
{{- $instance := index . 1 -}}
{{- $by := printf ", for %s" $instance.name -}}
{{- if and (has "kafka" $instance.uses) (not $values.kafka.bootstrapServers) -}}
  {{- fail (print "kafka.bootstrapServers: missing (expected: host:port, one or more" $by ")") -}}
{{- end -}}
{{- if and (has "elasticsearch" $instance.uses) (not $values.elasticsearch.uris) -}}
  {{- fail (print "elasticsearch.uris: missing (expected: like https://elasticsearch:9200" $by ")") -}}
{{- end -}}
{{- if and (has "s3" $instance.uses) (not $values.s3.bucket) -}}
  {{- fail (print "s3.bucket: missing (expected: the bucket that holds the archive" $by ")") -}}
{{- end -}}
{{- $access := $values.access -}}
{{- if and (has "users" $instance.uses) (not (or $access.usersSecret.name $access.oidc.issuerUri $access.withoutUsers)) -}}
  {{- fail (print "access: nobody is asked who they are (expected: usersSecret.name, oidc.issuerUri, or withoutUsers: true, which lets everybody in" $by ")") -}}
{{- end -}}
{{- if and (eq $instance.component "nacl-proxy") (not $instance.values.secret.name) -}}
  {{- fail "naclProxy.secret.name: missing (expected: the secret with proxy.key and authorized_keys)" -}}
{{- end -}}
{{- if eq $instance.component "harvester" -}}
  {{- if and $instance.values.nacl.proxies (not $instance.values.nacl.secret.name) -}}
    {{- fail (print "harvester.nacl.secret.name: missing (expected: the secret with harvester.key and proxy.pub" $by ")") -}}
  {{- end -}}
{{- end -}}
{{- if and (eq $instance.component "logio-gateway") (or $access.usersSecret.name $access.oidc.issuerUri) (gt (int $instance.values.replicas) 1) (not $access.peerSecret.name) -}}
  {{- fail (print "access.peerSecret.name: missing (expected: the user as whom gateways ask each other" $by ")") -}}
{{- end -}}
{{- if and (hasKey $instance.values "ingress") -}}
  {{- if and $instance.values.ingress.enabled (not $instance.values.ingress.host) -}}
    {{- fail (print "ingress.host: missing (expected: a host's name" $by ")") -}}
  {{- end -}}
{{- end -}}
{{- end -}}
