// Records what the provider that @pulumi/tls bridges answers, for the cases on standard input.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	tls "github.com/hashicorp/terraform-provider-tls/internal/provider"
)

// A change of a resource, or its creation where there is no prior state.
type step struct {
	Title   string         `json:"title"`
	Type    string         `json:"type"`
	Config  map[string]any `json:"config"`
	Later   map[string]any `json:"later,omitempty"`
	Created *answer        `json:"created,omitempty"`
	Changed *answer        `json:"changed,omitempty"`
}

type answer struct {
	Refused  []string       `json:"refused,omitempty"`
	Planned  map[string]any `json:"planned,omitempty"`
	Replaces []string       `json:"replaces,omitempty"`
	State    map[string]any `json:"state,omitempty"`
}

const unknown = "(unknown)"

func main() {
	ctx := context.Background()
	server, err := providerserver.NewProtocol6WithError(tls.New())()
	check(err)
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	check(err)
	var steps []*step
	check(json.NewDecoder(os.Stdin).Decode(&steps))
	for _, s := range steps {
		schema := schemas.ResourceSchemas[s.Type]
		kind := schema.ValueType().(tftypes.Object)
		var state tftypes.Value
		s.Created, state = run(ctx, server, s.Type, kind, tftypes.NewValue(kind, nil), s.Config)
		if s.Later != nil {
			s.Changed, _ = run(ctx, server, s.Type, kind, state, s.Later)
		}
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(steps))
}

func run(ctx context.Context, server tfprotov6.ProviderServer, name string, kind tftypes.Object,
	prior tftypes.Value, given map[string]any) (*answer, tftypes.Value) {
	config := valueOf(kind, given)
	validated, err := server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{
		TypeName: name, Config: dynamic(kind, config)})
	check(err)
	if refused := refusals(validated.Diagnostics); len(refused) > 0 {
		return &answer{Refused: refused}, prior
	}
	planned, err := server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: name, Config: dynamic(kind, config), PriorState: dynamic(kind, prior),
		ProposedNewState: dynamic(kind, proposed(kind, prior, config))})
	check(err)
	result := &answer{Refused: refusals(planned.Diagnostics)}
	if len(result.Refused) > 0 {
		return result, prior
	}
	after, err := planned.PlannedState.Unmarshal(kind)
	check(err)
	result.Planned = plain(after).(map[string]any)
	for _, path := range planned.RequiresReplace {
		result.Replaces = append(result.Replaces, path.String())
	}
	if !prior.IsNull() {
		return result, prior
	}
	applied, err := server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: name, Config: dynamic(kind, config), PriorState: dynamic(kind, prior),
		PlannedState: planned.PlannedState})
	check(err)
	if result.Refused = refusals(applied.Diagnostics); len(result.Refused) > 0 {
		return result, prior
	}
	state, err := applied.NewState.Unmarshal(kind)
	check(err)
	result.State = plain(state).(map[string]any)
	return result, state
}

// As Terraform proposes: what is not configured and computed stays as it was.
func proposed(kind tftypes.Object, prior, config tftypes.Value) tftypes.Value {
	if prior.IsNull() {
		return config
	}
	var before, wanted map[string]tftypes.Value
	check(prior.As(&before))
	check(config.As(&wanted))
	for name, value := range wanted {
		if value.IsNull() {
			wanted[name] = before[name]
		}
	}
	return tftypes.NewValue(kind, wanted)
}

func dynamic(kind tftypes.Type, value tftypes.Value) *tfprotov6.DynamicValue {
	encoded, err := tfprotov6.NewDynamicValue(kind, value)
	check(err)
	return &encoded
}

func valueOf(kind tftypes.Type, given any) tftypes.Value {
	switch kind := kind.(type) {
	case tftypes.Object:
		fields, ok := given.(map[string]any)
		if !ok {
			return tftypes.NewValue(kind, nil)
		}
		for name := range fields {
			if _, known := kind.AttributeTypes[name]; !known {
				panic("no attribute " + name)
			}
		}
		values := map[string]tftypes.Value{}
		for name, of := range kind.AttributeTypes {
			values[name] = valueOf(of, fields[name])
		}
		return tftypes.NewValue(kind, values)
	case tftypes.List:
		items, ok := given.([]any)
		if !ok {
			if _, block := kind.ElementType.(tftypes.Object); !block {
				return tftypes.NewValue(kind, nil)
			}
		}
		values := []tftypes.Value{}
		for _, item := range items {
			values = append(values, valueOf(kind.ElementType, item))
		}
		return tftypes.NewValue(kind, values)
	}
	if number, ok := given.(float64); ok {
		return tftypes.NewValue(kind, big.NewFloat(number))
	}
	if given == unknown {
		return tftypes.NewValue(kind, tftypes.UnknownValue)
	}
	return tftypes.NewValue(kind, given)
}

func plain(value tftypes.Value) any {
	if !value.IsKnown() {
		return unknown
	}
	if value.IsNull() {
		return nil
	}
	switch {
	case value.Type().Is(tftypes.String):
		var text string
		check(value.As(&text))
		return text
	case value.Type().Is(tftypes.Bool):
		var flag bool
		check(value.As(&flag))
		return flag
	case value.Type().Is(tftypes.Number):
		var number big.Float
		check(value.As(&number))
		exact, _ := number.Int64()
		return exact
	case value.Type().Is(tftypes.List{}):
		var items []tftypes.Value
		check(value.As(&items))
		result := []any{}
		for _, item := range items {
			result = append(result, plain(item))
		}
		return result
	}
	var fields map[string]tftypes.Value
	check(value.As(&fields))
	result := map[string]any{}
	for name, field := range fields {
		if known := plain(field); known != nil {
			result[name] = known
		}
	}
	return result
}

func refusals(diagnostics []*tfprotov6.Diagnostic) []string {
	var refused []string
	for _, d := range diagnostics {
		if d.Severity == tfprotov6.DiagnosticSeverityError {
			refused = append(refused, fmt.Sprintf("%v: %s: %s", d.Attribute, d.Summary, d.Detail))
		}
	}
	return refused
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
